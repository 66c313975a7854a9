import { ApiObjectMetadataDefinition, type ApiObjectMetadataDefinitionOptions } from 'cdk8s';
import { type Data, sortedKeys } from './plain-data';

/** Metadata that says in one pass what it was made with, as long as nobody has added to it. */
export class ManifestMetadata extends ApiObjectMetadataDefinition {
  private readonly made: Readonly<Data>;
  private isAddedTo = false;

  constructor(options: ApiObjectMetadataDefinitionOptions) {
    const { apiObject: _, ...made } = options;
    super(options);
    this.made = made;
  }

  /** As `toJson` has it; `undefined` where that has to be asked. */
  get plain(): Data | undefined {
    if (this.isAddedTo) return undefined;
    const plain: Data = {};
    for (const key of sortedKeys(this.made)) {
      const value = this.made[key];
      const rendered = typeof value === 'string' ? value : plainTexts(value);
      if (rendered === undefined) return undefined;
      if (typeof rendered === 'string' || Object.keys(rendered).length > 0) plain[key] = rendered;
    }
    return Object.keys(plain).length > 0 ? plain : undefined;
  }

  override addLabel(key: string, value: string): void {
    this.isAddedTo = true;
    super.addLabel(key, value);
  }

  override addAnnotation(key: string, value: string): void {
    this.isAddedTo = true;
    super.addAnnotation(key, value);
  }

  override addFinalizers(...finalizers: string[]): void {
    this.isAddedTo = true;
    super.addFinalizers(...finalizers);
  }

  override addOwnerReference(...owner: Parameters<ApiObjectMetadataDefinition['addOwnerReference']>): void {
    this.isAddedTo = true;
    super.addOwnerReference(...owner);
  }

  override add(key: string, value: unknown): void {
    this.isAddedTo = true;
    super.add(key, value);
  }
}

/** Labels and annotations; `undefined` for anything else. */
function plainTexts(value: unknown): Data | undefined {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value?.constructor !== Object || Object.hasOwn(value, '__proto__'))
    return undefined;
  const texts = value as Readonly<Data>;
  const plain: Data = {};
  for (const key of sortedKeys(texts)) {
    if (typeof texts[key] !== 'string') return undefined;
    plain[key] = texts[key];
  }
  return plain;
}
