import type { Block, Document } from './document';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const VOID = new Set(['meta']);
/** Of these the text is not escaped; it is naust's own. */
const RAW = new Set(['style']);

const style = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem 2rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { border-top: 1px solid; font-size: 1.25rem; margin-top: 2.5rem; padding-top: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; width: 100%; }
caption { font-weight: 600; padding: 0.5rem 0; text-align: left; }
th, td { border-bottom: 1px solid #8888; padding: 0.4rem 0.75rem 0.4rem 0; text-align: left; vertical-align: top; }
thead th { border-bottom-width: 2px; }
tbody th { font-weight: 500; }
@media print { body { max-width: none; padding: 0; } .scroll { overflow: visible; } tr { break-inside: avoid; } }
`;

/** One file that needs no other, runs nothing and loads nothing. */
export function writeHtml({ title, blocks }: Document): string {
  const head = element('head', {}, [
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', {
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    element('title', {}, [title]),
    element('style', {}, [style]),
  ]);
  const main = element('main', {}, [element('h1', {}, [title]), ...blocks.map(blockElement)]);
  return `<!doctype html>\n${write(element('html', { lang: 'en' }, [head, element('body', {}, [main])]))}\n`;
}

function blockElement(block: Block): Element {
  switch (block.kind) {
    case 'heading':
      return element('h2', {}, [block.text]);
    case 'paragraph':
      return element('p', {}, [block.text]);
    case 'list':
      return element(
        'ul',
        {},
        block.items.map((item) => element('li', {}, [item])),
      );
    case 'table': {
      const head = block.head.map((cell) => element('th', { scope: 'col' }, [cell]));
      const rows = block.rows.map((cells) =>
        element(
          'tr',
          {},
          cells.map((cell, index) =>
            element(index === 0 ? 'th' : 'td', index === 0 ? { scope: 'row' } : {}, [cell]),
          ),
        ),
      );
      const table = element('table', {}, [
        element('caption', {}, [block.caption]),
        element('thead', {}, [element('tr', {}, head)]),
        element('tbody', {}, rows),
      ]);
      // What scrolls can be reached by the keyboard, and says what it is.
      return element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': block.caption }, [
        table,
      ]);
    }
  }
}

function element(
  name: string,
  attributes: Element['attributes'],
  children: Element['children'] = [],
): Element {
  return { name, attributes, children };
}

function write({ name, attributes, children }: Element): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `<${name}${written.join('')}>`;
  if (VOID.has(name)) return open;
  const inner = children.map((child) =>
    typeof child === 'string' ? (RAW.has(name) ? child : escaped(child)) : write(child),
  );
  const isBlock = children.some((child) => typeof child !== 'string');
  return isBlock ? `${open}\n${inner.join('\n')}\n</${name}>` : `${open}${inner.join('')}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
