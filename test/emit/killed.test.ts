import nodeFs from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { randomNumbers, seed } from '../seed';
import { foundAfter, killedAt, leftAfterNext, outputFolder } from './killed/killed-synth';
import { testFolder } from './output-folder';

const folder = testFolder();

// The test does not wait for the disk, which only a power cut would ask for; what is killed does.
beforeAll(() => jest.spyOn(nodeFs, 'fsyncSync').mockImplementation(() => undefined));

const random = randomNumbers(seed);
const milliseconds = Array.from({ length: 20 }, () => random() * 250);

test(`a synth that is killed at any of 20 moments leaves one output, whole (seed ${seed})`, async () => {
  const killed = async (delay: number): Promise<void> => {
    const output = outputFolder(folder.path, 'odd');
    await killedAt([join(__dirname, 'killed/synth-for-ever.ts'), output], async (printed) => {
      await printed;
      await setTimeout(delay);
    });
    expect(['even', 'odd']).toContain(foundAfter(output));
    expect(leftAfterNext(output)).toEqual([]);
  };
  // Four at a time: each is a process of its own.
  for (let from = 0; from < milliseconds.length; from += 4) {
    await Promise.all(milliseconds.slice(from, from + 4).map(killed));
  }
}, 240_000);
