import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { compile } from './compile';
import { entryPoints, type EntryPoint } from './entry-points';

const root = join(__dirname, '..', '..');

/** Where the reviewed reports lie. */
export const reportFolder = join(root, 'etc');

export interface ApiReport {
  /** `naust-testing.api.md` */
  readonly file: string;
  readonly text: string;
  /** Names in its signatures that it does not export. */
  readonly forgotten: readonly string[];
}

/** What each entry point gives users, as API Extractor writes it: everything that a change of it may break. */
export function apiReports(): readonly ApiReport[] {
  // Beside the sources, so that the types of peers are found from there.
  mkdirSync(join(root, '.naust'), { recursive: true });
  const folder = mkdtempSync(join(root, '.naust', 'api-'));
  mkdirSync(join(folder, 'reports'));
  try {
    const types = join(folder, 'types');
    compile(types, '--emitDeclarationOnly');
    const entries = entryPoints(root);
    const configs = entries.map((entry) => configOf(entry, types, folder));
    const [first, ...others] = configs;
    const compilerState = CompilerState.create(first!, {
      additionalEntryPoints: others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
    });
    return configs.map((config) => reportOf(config, compilerState));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportOf(config: ExtractorConfig, compilerState: CompilerState): ApiReport {
  const forgotten: string[] = [];
  const errors: string[] = [];
  Extractor.invoke(config, {
    compilerState,
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
      if (message.messageId === 'ae-forgotten-export') forgotten.push(nameIn(message.text));
      message.handled = true;
    },
  });
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return {
    file: basename(config.reportFilePath),
    text: readFileSync(config.reportFilePath, 'utf8'),
    forgotten,
  };
}

/** `The symbol "Owner" needs to be exported by the entry point index.d.ts` */
function nameIn(message: string): string {
  return /"(.+)"/.exec(message)?.[1] ?? message;
}

function configOf({ name, types }: EntryPoint, declarations: string, folder: string): ExtractorConfig {
  const mainEntryPointFilePath = join(declarations, types);
  const compilerOptions = {
    target: 'es2022',
    module: 'node16',
    strict: true,
    skipLibCheck: true,
    lib: ['es2022'],
    types: ['node'],
  };
  const configObject: IConfigFile = {
    projectFolder: root,
    mainEntryPointFilePath,
    compiler: { overrideTsconfig: { compilerOptions, files: [mainEntryPointFilePath] } },
    apiReport: {
      enabled: true,
      reportFileName: `${['naust', name].filter((part) => part !== '').join('-')}.api.md`,
      reportFolder: join(folder, 'reports'),
      reportTempFolder: join(folder, 'temporary'),
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Warning },
        'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
        'ae-undocumented': { logLevel: ExtractorLogLevel.None },
      },
      // Docstrings here are Markdown with codes of problems in it, not TSDoc.
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
  });
}
