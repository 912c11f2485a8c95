import * as fs from 'fs';
import * as path from 'path';
import type { ParameterValues } from './parameters';
import { isObject, type Json, type TemplateSource } from './template';

/** A template file and its environment. */
export interface TemplateFile {
  /** Construct path of the stack, or the file name. */
  readonly name: string;
  /**
   * Name of the stack in CloudFormation.
   *
   * @default - the same as `name`
   */
  readonly stackName?: string;
  readonly path: string;
  readonly region?: string;
  /** Region of the inventories, for a template that specifies neither a Region nor an Availability Zone. */
  readonly regionOfInventories?: string;
  readonly account?: string;
  /**
   * Values of the parameters.
   *
   * @default - the default values in the template
   */
  readonly parameters?: ParameterValues;
}

/** Reads template files and the templates of their nested stacks, parents first. */
export function openTemplates(files: readonly TemplateFile[], readBody: (file: string) => Json = readJson): TemplateSource[] {
  return files.flatMap((file) => withNested({ ...file, body: readBody(file.path) }, readBody));
}

export function readJson(file: string): Json {
  const body: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  return isObject(body) ? body : {};
}

function withNested(template: TemplateSource, readBody: (file: string) => Json): TemplateSource[] {
  const sources = [template];
  const resources = isObject(template.body.Resources) ? template.body.Resources : {};
  for (const [logicalId, resource] of Object.entries(resources)) {
    if (!isObject(resource) || resource.Type !== 'AWS::CloudFormation::Stack') continue;
    const file = fileOfNested(resource, template);
    // Only the command line reads YAML.
    const isReadable = file !== undefined && (file.endsWith('.json') || readBody !== readJson) && fs.existsSync(file);
    if (!isReadable || isInside(file, template)) continue;
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

/** Whether a template file is one of those that create a stack, which would be nested in itself. */
function isInside(file: string, template: TemplateSource): boolean {
  if (path.resolve(file) === path.resolve(template.path)) return true;
  return template.parent !== undefined && isInside(file, template.parent.template);
}

/**
 * File of a nested stack: a local path, as `aws cloudformation package` reads it, otherwise the path in the metadata of the resource, otherwise
 * the asset manifest contains it by hash.
 */
function fileOfNested(resource: Json, parent: TemplateSource): string | undefined {
  const folder = path.dirname(parent.path);
  const url = isObject(resource.Properties) ? resource.Properties.TemplateURL : undefined;
  if (typeof url === 'string' && !/^[a-z0-9]+:\/\//i.test(url)) return path.resolve(folder, url);
  const written = isObject(resource.Metadata) ? resource.Metadata['aws:asset:path'] : undefined;
  if (typeof written === 'string') return path.join(folder, written);
  const hash = /([0-9a-f]{64})\.json/.exec(JSON.stringify(resource.Properties ?? {}))?.[1];
  const assets = topmost(parent).path.replace(/\.template\.json$/, '.assets.json');
  if (!hash || !assets.endsWith('.assets.json') || !fs.existsSync(assets)) return undefined;
  const { files } = readJson(assets);
  const asset = isObject(files) ? files[hash] : undefined;
  const source = isObject(asset) && isObject(asset.source) ? asset.source.path : undefined;
  return typeof source === 'string' ? path.join(folder, source) : undefined;
}

function topmost(template: TemplateSource): TemplateSource {
  return template.parent ? topmost(template.parent.template) : template;
}
