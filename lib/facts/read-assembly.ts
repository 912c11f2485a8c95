import * as fs from 'fs';
import * as path from 'path';
import { isObject, type Json, type TemplateSource } from './read-template';

/** A template file and the environment it is for. */
export interface TemplateFile {
  /** Name of the stack. */
  readonly name: string;
  readonly path: string;
  readonly region?: string;
  readonly account?: string;
}

/** Reads template files, and with each the templates of its nested stacks, parents first. */
export function openTemplates(files: readonly TemplateFile[], readBody: (file: string) => Json = readJson): TemplateSource[] {
  return files.flatMap((file) => withNested({ ...file, body: readBody(file.path) }, readBody));
}

export function readJson(file: string): Json {
  const body: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  return isObject(body) ? body : {};
}

/** CDK writes the file of a nested stack into the metadata of the resource that creates it. */
function withNested(template: TemplateSource, readBody: (file: string) => Json): TemplateSource[] {
  const sources = [template];
  const resources = isObject(template.body.Resources) ? template.body.Resources : {};
  for (const [logicalId, resource] of Object.entries(resources)) {
    if (!isObject(resource) || resource.Type !== 'AWS::CloudFormation::Stack' || !isObject(resource.Metadata)) continue;
    const asset = resource.Metadata['aws:asset:path'];
    const file = typeof asset === 'string' ? path.join(path.dirname(template.path), asset) : undefined;
    if (!file?.endsWith('.json') || !fs.existsSync(file)) continue;
    const { region, account } = template;
    const nested = {
      name: `${template.name}/${logicalId}`,
      path: file,
      region,
      account,
      body: readBody(file),
      parent: { template, logicalId },
    };
    sources.push(...withNested(nested, readBody));
  }
  return sources;
}
