// `yaml` alone, as cdk8s calls it, on the objects as they are when everything has been resolved. Nothing is written.
import { ApiObject, Yaml } from 'cdk8s';
import { measured } from '../measured';
import { mesh } from '../mesh';
import { services } from '../services';

const platform = (process.argv[3] === 'mesh' ? mesh : services)(Number(process.argv[2]));
platform.prepare();
const charts = platform.node.children.map((chart) =>
  chart.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => object.toJson() as unknown),
);
measured(() => charts.map((objects) => Yaml.stringify(...objects)));
