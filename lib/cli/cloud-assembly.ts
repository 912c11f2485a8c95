import * as path from 'path';
import type { TemplateFile } from '../validation/facts/assembly';
import { isObject, type Json } from '../validation/facts/template';
import { exists } from './read-text';
import { readJsonObject } from './template-file';
import { UnusableInput } from './unusable-input';

/** Output of `cdk synth`: the templates and the metadata of the constructs. */
export interface CloudAssembly {
  readonly templates: readonly TemplateFile[];
  /** Construct paths by template file and logical ID. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** IDs of the acknowledged rules by construct path. */
  readonly acknowledged: ReadonlyMap<string, ReadonlySet<string>>;
  /** Source lines that create the constructs, by construct path. */
  readonly sourceLines: ReadonlyMap<string, string>;
}

/** Key in `constructPaths`. */
export const resourceKey = (templateFile: string, logicalId: string) => `${templateFile} ${logicalId}`;

/** Reads a cloud assembly with its nested assemblies (Stages). */
export function readCloudAssembly(folder: string): CloudAssembly {
  const reading = new AssemblyReading();
  reading.collect(folder);
  return reading;
}

class AssemblyReading implements CloudAssembly {
  public readonly templates: TemplateFile[] = [];
  private readonly stacks: StackArtifact[] = [];
  private collected: ConstructMetadata | undefined;

  public get constructPaths(): ReadonlyMap<string, string> {
    return this.constructs.constructPaths;
  }

  public get acknowledged(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.constructs.acknowledged;
  }

  public get sourceLines(): ReadonlyMap<string, string> {
    return this.constructs.sourceLines;
  }

  /** Read for the first finding: the metadata is as large as the templates, and most assemblies have no findings. */
  private get constructs(): ConstructMetadata {
    if (!this.collected) {
      this.collected = new ConstructMetadata();
      for (const stack of this.stacks) this.collected.collect(stack);
    }
    return this.collected;
  }

  public collect(folder: string): void {
    const manifestFile = path.join(folder, 'manifest.json');
    if (!exists(manifestFile)) {
      throw new UnusableInput(
        `${folder} is not a cloud assembly: manifest.json does not exist; run 'cdk synth', and specify the folder that it wrote ('check --template' reads a template alone)`,
      );
    }
    const { artifacts, version } = readJsonObject(manifestFile);
    if (typeof version !== 'string' || !isObject(artifacts)) {
      throw new UnusableInput(
        `${folder} is not a cloud assembly: manifest.json has no version and artifacts; specify the folder that 'cdk synth' wrote`,
      );
    }
    for (const [id, artifact] of Object.entries(artifacts)) {
      if (!isObject(artifact) || !isObject(artifact.properties)) continue;
      const { templateFile, directoryName } = artifact.properties;
      if (artifact.type === 'cdk:cloud-assembly' && typeof directoryName === 'string') {
        const nested = path.join(folder, directoryName);
        if (isWithin(folder, nested))
          throw new UnusableInput(`${manifestFile} contains itself as "${directoryName}"; run 'cdk synth' again`);
        this.collect(nested);
      }
      if (artifact.type !== 'aws:cloudformation:stack' || typeof templateFile !== 'string') continue;
      const file = path.join(folder, templateFile);
      this.templates.push({
        name: typeof artifact.displayName === 'string' ? artifact.displayName : id,
        stackName: typeof artifact.properties.stackName === 'string' ? artifact.properties.stackName : id,
        path: file,
        ...environmentOf(artifact),
      });
      const extra = typeof artifact.additionalMetadataFile === 'string' ? path.join(folder, artifact.additionalMetadataFile) : undefined;
      this.stacks.push({ file, metadata: artifact.metadata, extra });
    }
  }
}

/** The template of a stack, and the metadata of its constructs. */
interface StackArtifact {
  readonly file: string;
  readonly metadata: unknown;
  /** File with the rest of the metadata. */
  readonly extra?: string;
}

class ConstructMetadata {
  public readonly constructPaths = new Map<string, string>();
  public readonly acknowledged = new Map<string, Set<string>>();
  public readonly sourceLines = new Map<string, string>();

  public collect({ file, metadata, extra }: StackArtifact): void {
    for (const part of [metadata, extra && exists(extra) ? readJsonObject(extra) : undefined]) {
      if (isObject(part)) this.collectPart(part, file);
    }
  }

  private collectPart(metadata: Json, file: string): void {
    for (const [absolutePath, entries] of Object.entries(metadata)) {
      const constructPath = absolutePath.replace(/^\//, '');
      for (const { type, data } of Array.isArray(entries) ? entries.filter(isObject) : []) {
        if (type === 'aws:cdk:logicalId') this.constructPaths.set(resourceKey(file, String(data)), constructPath);
        if (type === 'aws:cdk:acknowledged-rules' && isObject(data)) {
          this.acknowledged.set(constructPath, new Set([...(this.acknowledged.get(constructPath) ?? []), ...Object.keys(data)]));
        }
        if (type === 'aws:cdk:creationStack' && Array.isArray(data)) {
          const line = data.map(userLine).find((found) => found !== undefined);
          if (line) this.sourceLines.set(constructPath, line);
        }
      }
    }
  }
}

/** Whether a folder is the same as another, or in it. */
function isWithin(folder: string, other: string): boolean {
  const relative = path.relative(other, folder);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** `file:line:column` of a stack frame, unless it is in a library. */
function userLine(frame: unknown): string | undefined {
  const line = /\(([^)]+:\d+:\d+)\)$/.exec(String(frame))?.[1];
  return line?.includes('node_modules') || String(frame).startsWith('...') ? undefined : line;
}

/** Parses `aws://ACCOUNT/REGION`, with `unknown-account` and `unknown-region` for a stack without an environment. */
function environmentOf({ environment }: Json): { region?: string; account?: string } {
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(String(environment)) ?? [];
  return { account: account?.startsWith('unknown') ? undefined : account, region: region?.startsWith('unknown') ? undefined : region };
}
