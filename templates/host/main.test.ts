import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problems, Template } from 'naust/testing';
import project from './main';

const prod = project.platforms['prod']!;

test('nothing is wrong with any environment', () => Problems.of(project).hasNoErrors());

test('orders are served by two hosts', () => {
  const file = Template.of(prod).file('naust.out/shop/gateway/gateway/nginx.conf');
  assert.match(file, /server "192\.0\.2\.11:8080"/);
  assert.match(file, /server "192\.0\.2\.12:8080"/);
});
