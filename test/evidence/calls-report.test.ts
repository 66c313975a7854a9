import resilience from '../../examples/resilience/main';
import { filesOf } from '../../src/testing';

interface Report {
  readonly calls: readonly {
    readonly caller: string;
    readonly callee: string;
    readonly engine: string;
    readonly differences: readonly { readonly name: string; readonly acceptedBy: string }[];
  }[];
}

const files = filesOf(resilience);
const reportOf = (engine: string): Report =>
  JSON.parse(files.get(`naust.out/shop-${engine}/report/calls.json`)!) as Report;

describe('the report on calls', () => {
  test('says what carries a policy out, and who accepted each difference', () => {
    const [call, ...others] = reportOf('envoy').calls;
    expect(others).toEqual([]);
    expect(call).toMatchObject({ caller: 'orders', callee: 'inventory', engine: 'envoy' });
    expect(new Set(call!.differences.map(({ acceptedBy }) => acceptedBy))).toEqual(new Set(['default']));
    expect(reportOf('istio').calls[0]!.differences.map(({ acceptedBy }) => acceptedBy)).toEqual(
      Array.from({ length: 4 }, () => 'the stack'),
    );
    expect(reportOf('code').calls[0]!.differences).toEqual([]);
  });

  test('is there for people too', () => {
    const text = files.get('naust.out/shop-istio/report/calls.md');
    expect(text).toContain('open-time-grows');
    expect(text).toContain('orders to inventory');
  });
});
