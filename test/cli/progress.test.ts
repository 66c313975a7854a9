import { Progress } from '../../src/cli/progress';

const { isTTY } = process.stderr;
afterEach(() => {
  process.stderr.isTTY = isTTY;
  jest.restoreAllMocks();
});

/** What a command says on stderr when a step begins after so many seconds. */
function saidAfter(seconds: number, { format = 'text', terminal = false } = {}): string {
  let said = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true));
  jest
    .spyOn(performance, 'now')
    .mockReturnValueOnce(500)
    .mockReturnValueOnce(500 + seconds * 1000);
  process.stderr.isTTY = terminal;
  new Progress(format).step('writing');
  return said;
}

test('a person at a terminal is told what is being done once it takes over a second', () => {
  expect(saidAfter(0.9, { terminal: true })).toBe('');
  expect(saidAfter(1.2, { terminal: true })).toBe('naust: writing (1.2 s)\n');
  expect(saidAfter(1.2, { terminal: true, format: 'json' })).toBe('naust: writing (1.2 s)\n');
});

test('a log is told once it takes over ten', () => {
  expect(saidAfter(9)).toBe('');
  expect(saidAfter(11)).toBe('naust: writing (11.0 s)\n');
});

test('nothing is put beside what a program reads', () => {
  expect(saidAfter(60, { format: 'json' })).toBe('');
  expect(saidAfter(60, { format: 'sarif' })).toBe('');
});
