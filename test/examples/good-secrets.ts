import { Duration } from 'cdk8s';
import {
  type ExistingStoreProps,
  ExternalSecret,
  type ExternalSecretProps,
  type Namespace,
  type OpenBaoProps,
  Place,
  Platform,
  SealedSecret,
  type SealedSecretProps,
  SecretStore,
  SopsSecret,
  type SopsSecretProps,
} from 'naust';
import { adoptedCluster, type Complete, goodPlatform, type Subject, subject } from './good-machines';

const place = Place.norway('Oslo', { operator: 'CoolVDS' });

const openBao: Complete<OpenBaoProps> = {
  address: 'https://bao.example.no:8200',
  place,
  role: 'shop',
  mount: 'secret',
  authMount: 'kubernetes',
  namespace: 'teams/shop',
  authority: { configMap: 'bao-authority', key: 'ca.crt' },
};

const keys = { password: { from: 'orders/database', property: 'password', version: '3' } };

function inShop<P extends object>(props: Complete<P>, make: (shop: Namespace, props: P) => void): Subject {
  return subject<P>(props, (changed) => {
    const platform = new Platform(goodPlatform);
    make(adoptedCluster(platform).namespace('shop'), changed);
    return platform;
  });
}

/** Of the whole cluster, so that it may be of another stack. */
const store = SecretStore.existing(adoptedCluster().namespace('shop'), 'bao', {
  kind: 'ClusterSecretStore',
  place,
});

const externalSecret: Complete<ExternalSecretProps> = {
  store,
  keys,
  refresh: Duration.hours(1),
  creationPolicy: 'Owner',
  deletionPolicy: 'Retain',
  type: 'Opaque',
};

export const secretSubjects: Readonly<Record<string, Subject>> = {
  'SecretStore.openBao': inShop<OpenBaoProps>(openBao, (shop, props) => {
    const declared = SecretStore.openBao(shop, 'bao', props);
    new ExternalSecret(shop, 'orders-database', { store: declared, keys });
  }),
  'SecretStore.existing': inShop<ExistingStoreProps>({ kind: 'SecretStore', place }, (shop, props) => {
    SecretStore.existing(shop, 'bao', props);
  }),
  ExternalSecret: inShop<ExternalSecretProps>(externalSecret, (shop, props) => {
    new ExternalSecret(shop, 'orders-database', props);
  }),
  SealedSecret: inShop<SealedSecretProps>({ file: 'test/secrets/encrypted/sealed.yaml' }, (shop, props) => {
    new SealedSecret(shop, 'orders-database', props);
  }),
  SopsSecret: inShop<SopsSecretProps>({ file: 'test/secrets/encrypted/sops.yaml' }, (shop, props) => {
    new SopsSecret(shop, 'orders-database', props);
  }),
};
