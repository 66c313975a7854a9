// What is yours. Every value here stands for one of your own.
import { Place, TerraformState } from 'naust';

/** The public half of the key that operators log in with. */
export const operatorKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no';

/** The networks from which SSH and the Kubernetes API are reached. */
export const adminNetworks = ['203.0.113.0/24'];

/** Where Terraform keeps its state: an S3-compatible bucket that exists already. */
export const state = TerraformState.s3({
  bucket: 'shop-terraform',
  endpoint: 's3.osl2.safedc.net',
  place: Place.norway('Oslo', { operator: 'Safespring' }),
});

export const images = {
  orders: 'registry.example.no/shop/orders:1.0.0',
  inventory: 'registry.example.no/shop/inventory:1.0.0',
};
