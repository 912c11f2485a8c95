import * as fs from 'fs';
import * as path from 'path';
import type { ParameterValues } from './parameters';
import { isObject, type Json, type TemplateSource, type UnreadPart } from './template';

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

/**
 * Reads template files and the templates of their nested stacks, parents first. A template that cannot be read has no resources, and is
 * `unread`.
 */
export function openTemplates(files: readonly TemplateFile[], readBody: (file: string) => Json = readJson): TemplateSource[] {
  return files.flatMap((file) => {
    try {
      return withNested({ ...file, body: readBody(file.path) }, readBody);
    } catch (error) {
      return { ...file, body: {}, unread: [{ what: `the template ${file.path}`, why: (error as Error).message, file: file.path }] };
    }
  });
}

export function readJson(file: string): Json {
  const body: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  return isObject(body) ? body : {};
}

function withNested(template: TemplateSource, readBody: (file: string) => Json): TemplateSource[] {
  const unread: UnreadPart[] = [];
  const parent = { ...template, unread };
  const sources: TemplateSource[] = [parent];
  const { name, region, account } = template;
  const resources = isObject(template.body.Resources) ? template.body.Resources : {};
  for (const [logicalId, resource] of Object.entries(resources)) {
    if (!isObject(resource) || resource.Type !== 'AWS::CloudFormation::Stack') continue;
    let file: string | undefined;
    try {
      file = fileOfNested(resource, template);
      // Only the command line reads YAML.
      if (!file || !(file.endsWith('.json') || readBody !== readJson) || !fs.existsSync(file)) continue;
      if (isWithin(file, template)) throw new Error('a template that contains itself is not supported; CloudFormation rejects it');
      const nested = {
        name: `${name}/${logicalId}`,
        path: file,
        region,
        account,
        body: readBody(file),
        parent: { template: parent, logicalId },
      };
      sources.push(...withNested(nested, readBody));
    } catch (error) {
      unread.push({
        what: `the template ${file ?? ''} of the nested stack ${logicalId}`,
        why: (error as Error).message,
        file,
        nestedStack: logicalId,
      });
    }
  }
  return sources;
}

/** Whether a file is the template of a stack, or of a stack that contains it. */
function isWithin(file: string, { path: own, parent }: TemplateSource): boolean {
  return path.resolve(file) === path.resolve(own) || (!!parent && isWithin(file, parent.template));
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
