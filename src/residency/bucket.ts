import { type Finding, shown } from '../kernel';
import { placeOfEndpoint } from './known-place';
import { type Place, placeText } from './place';
import { zoneFacts } from './zones';

/** What is wrong with saying that object storage is at a place, as far as the data on providers knows. */
export function bucketFindings(place: Place, endpoint: string | undefined): readonly Finding[] {
  const known = endpoint === undefined ? undefined : placeOfEndpoint(endpoint);
  if (known !== undefined) return sameCity(known, place) ? [] : [elsewhere(endpoint!, known, place)];
  const facts = zoneFacts(place.operator.name, place.zone);
  return facts === undefined || facts.storage.includes('object') ? [] : [notSold(place)];
}

/** Who writes Oslo need not know what its operator calls the zone there. */
function sameCity(one: Place, other: Place): boolean {
  const isOf = one.operator.name === other.operator.name;
  return isOf && one.country === other.country && one.city === other.city;
}

function elsewhere(endpoint: string, known: Place, said: Place): Finding {
  return {
    code: 'NAUST-RES-011',
    what: 'names object storage that is at another place than it says',
    got: `${shown(endpoint)} is at ${placeText(known)}, and not at ${placeText(said)}`,
    allowed: 'the place that the endpoint is at',
    fix: 'name the endpoint of that place, or the place of that endpoint',
  };
}

function notSold(place: Place): Finding {
  return {
    code: 'NAUST-RES-012',
    what: 'says that object storage is where its operator sells none',
    got: placeText(place),
    allowed: 'a place with object storage',
    fix: 'see where the bucket is; in Norway there is osl2 of Safespring',
  };
}
