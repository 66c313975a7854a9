import { type DataDeclaration, distinctPlaces, type Holding, type Place } from '../residency';
import type { ClusterEntry, HostEntry } from './entry';

interface Served {
  readonly host: string | readonly string[];
  readonly servers?: readonly Pick<Served, 'host'>[];
  readonly logClientAddress?: boolean;
}

interface Around {
  readonly places: readonly Place[];
  readonly onNodes?: true;
  /** What has a log of its own making. */
  readonly logsItself?: string;
}

/** Where requests are outside TLS: in the gateway, and in what stands in front of it. */
export function gatewayData(
  props: Served,
  entry: ClusterEntry | HostEntry | undefined,
  { places, onNodes, logsItself }: Around,
): DataDeclaration {
  const hosts = [props, ...(props.servers ?? [])].flatMap(({ host }) => host).join(', ');
  const inFront = entry?.kind === 'address' && entry.place !== undefined ? [entry.place] : [];
  return {
    holdings: [
      ...distinctPlaces(places).map((place) => ({ ...openRequests('the gateway', hosts, place), onNodes })),
      ...inFront.map((place) => openRequests(`what ends TLS in front of the gateway`, hosts, place)),
    ],
    measures: [
      `Requests to ${hosts} come over TLS`,
      ...(logsItself === undefined
        ? [`The access log of ${hosts} holds ${props.logClientAddress ? 'the' : 'no'} addresses of clients`]
        : []),
    ],
    open: [
      ...(logsItself === undefined ? [] : [`What ${logsItself} logs of requests to ${hosts}`]),
      ...(places.length === 0 ? [`Where the gateway of ${hosts} runs`] : []),
      ...(entry?.kind === 'address' && entry.place === undefined
        ? [`Where ${entry.address} stands, which ends TLS before ${hosts}, and who runs it`]
        : []),
    ],
  };
}

function openRequests(what: string, hosts: string, place: Place): Holding {
  return {
    what: `${what} of ${hosts}`,
    store: 'in passing',
    data: 'personalData',
    contents: 'requests and answers, outside TLS',
    place,
    purpose: 'answering requests',
    retention: 'the request is answered',
  };
}
