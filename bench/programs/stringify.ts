// `yaml` alone, as cdk8s calls it, on the objects as they are when everything has been resolved. Nothing is written.
import { ApiObject, App, Yaml } from 'cdk8s';
import { measured } from '../measured';
import { services } from '../services';

const app = new App();
services(app, Number(process.argv[2]));
const charts = app.node.children.map((chart) =>
  chart.node.children.filter(ApiObject.isApiObject).map((object) => object.toJson() as unknown),
);
measured(() => charts.map((objects) => Yaml.stringify(...objects)));
