import type { Finding } from '../kernel';
import { country, placeText, placeOfZone, type Provider } from '../residency';
import data from './places.json';
import type { Declaration } from './declaration';
import type { StateResource } from './evidence';

interface Location {
  readonly provider: Provider;
  readonly zone: string;
}

const locations: Readonly<Record<string, Location | null>> = data.resources as Readonly<
  Record<string, Location | null>
>;

/** What Terraform made elsewhere than it is declared. */
export function terraformFindings(declared: Declaration, resource: StateResource): readonly Finding[] {
  if (!Object.hasOwn(locations, resource.type)) return [unknownType(resource)];
  const location = locations[resource.type]!;
  if (location === null) return [];
  const zone = resource.values[location.zone];
  const place = typeof zone === 'string' ? placeOfZone(location.provider, zone) : undefined;
  if (place === undefined) return [unknownZone(resource, zone)];
  const at = `${resource.address} at ${placeText(place)}`;
  if (!declared.regions.other.includes(country(place.country).region))
    return [
      {
        code: 'NAUST-VER-002',
        what: 'is made in a country that the policy does not allow',
        got: at,
        allowed: declared.regions.other.join(', '),
        fix: 'move it, or find out who made it there',
      },
    ];
  if (declared.zones.includes(place.zone)) return [];
  return [
    {
      code: 'NAUST-VER-003',
      what: 'is made where the stack declares nothing',
      got: at,
      allowed: declared.zones.join(', '),
      fix: 'declare it in the stack, or move it',
    },
  ];
}

function unknownType({ address, type }: StateResource): Finding {
  return {
    code: 'NAUST-VER-004',
    severity: 'warning',
    what: 'is a resource of which naust cannot read where it is',
    got: `${address}, of type ${type}`,
    allowed: 'resources of hcloud, upcloud and openstack',
    fix: 'see with its provider where it is',
  };
}

function unknownZone({ address }: StateResource, zone: unknown): Finding {
  return {
    code: 'NAUST-VER-004',
    what: 'is at a place that naust knows nothing of',
    got: `${address} at ${typeof zone === 'string' ? zone : 'no zone'}`,
    allowed: "a zone of the provider's that naust has data of",
    fix: 'see with its provider where it is',
  };
}
