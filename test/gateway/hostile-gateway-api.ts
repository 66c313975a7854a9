import { GatewayApi, type GatewayApiProps, Tls } from '../../src/gateway';
import { gatewayApiShape } from '../../src/gateway/gateway-api/shape';
import { problemsBelow, shaped } from '../../src/kernel';
import { Template } from '../../src/testing';
import { known } from './hostile-gateways';
import { orders, plainChart } from './stacks';
import { changeOf, type StringPlace, stringPlaces } from './string-places';

export interface ApiPlace extends StringPlace {
  /** The objects of a gateway of this name with a text in the place; `undefined` where the text is refused. */
  readonly objects: (name: string, text: string) => readonly object[] | undefined;
}

const base: GatewayApiProps = {
  implementation: { gatewayClass: 'cilium', namespace: 'edge' },
  host: 'shop.example.no',
  tls: Tls.certManager('letsencrypt'),
  routes: { '/v1/orders': orders },
};

const kind = shaped(gatewayApiShape);
const own = Object.keys(base);

/** Every place of a `GatewayApi` where text can be written that the Gateway API has a word for. */
export const apiPlaces: readonly ApiPlace[] = stringPlaces(kind, known)
  .map((place) => ({
    ...place,
    objects: (name: string, text: string) => {
      const chart = plainChart();
      const change = changeOf(place.value(text), own, place.name) as Partial<GatewayApiProps>;
      new GatewayApi(chart, name, { ...base, ...change });
      const errors = problemsBelow(chart.node.root).filter(({ severity }) => severity === 'error');
      return errors.length > 0 ? undefined : Template.of(chart).objects();
    },
  }))
  .filter(({ objects, good }) => objects('gateway', good) !== undefined);
