import { Stack, type App } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Request } from '../../lib/handlers/lifecycle/request';
import { newApp } from '../plant';

/** What CloudFormation gets as an answer. */
export interface Response {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason: string;
  readonly PhysicalResourceId: string;
  readonly RequestId: string;
  readonly Data?: { readonly [attribute: string]: string };
}

/** What would be deployed as a function. */
export interface StagedFunction {
  readonly folder: string;
  readonly environment: { readonly [variable: string]: string };
}

/** The function of a custom resource, from a template. */
export function stagedFunction(type: string, serviceToken: (scope: Construct) => string): StagedFunction {
  const app: App = newApp();
  const stack = new Stack(app, 'Plant');
  serviceToken(stack);
  const assembly = app.synth();
  const { template } = assembly.getStackByName('Plant');
  const [{ Properties }] = Object.values(
    template.Resources as {
      [id: string]: { Type: string; Properties: { Code: { S3Key: string }; Environment: { Variables: StagedFunction['environment'] } } };
    },
  ).filter((resource) => resource.Type === 'AWS::Lambda::Function');
  const assets = JSON.parse(readFileSync(path.join(assembly.directory, 'Plant.assets.json'), 'utf8'));
  const asset = assets.files[Properties.Code.S3Key.replace('.zip', '')];
  if (!asset) throw new Error(`nothing is deployed for ${type}`);
  return { folder: path.join(assembly.directory, asset.source.path as string), environment: Properties.Environment.Variables };
}

/** How one request of CloudFormation reaches the function, and how its answer comes back. */
export interface Transport {
  /** Delivers an event until there is an answer; `undefined` where there never is one. */
  deliver(event: Request<unknown> & { readonly ResponseURL: string }): Promise<Response | undefined>;
}

let requests = 0;

const STACK_ID = 'arn:aws:cloudformation:eu-west-3:111122223333:stack/Plant/51af3dc0-da77-11e4-872e-1234567db123';

/**
 * One custom resource of a stack, as CloudFormation treats it: a failed creation is deleted, a failed update is rolled back, and what
 * was replaced is deleted at the end.
 */
export class CloudFormation<P> {
  /** What CloudFormation believes to exist. */
  public current: { readonly id: string; readonly properties: P; readonly data?: Response['Data'] } | undefined;
  /** Why the last operation failed. */
  public reason = '';
  /**
   * How often the user still continues a rollback that failed: once for each time that somebody deleted the resource in the course of an
   * operation. That operation fails, as with the resources of AWS, and the next one creates the resource anew.
   */
  public continuations = 0;

  public constructor(
    private readonly transport: Transport,
    public readonly logicalId = 'Pool',
  ) {}

  public async create(properties: P): Promise<boolean> {
    const response = await this.send({ RequestType: 'Create', ResourceProperties: properties });
    if (response?.Status === 'SUCCESS') {
      this.current = { id: response.PhysicalResourceId, properties, data: response.Data };
      return true;
    }
    // Without an answer it makes an ID up.
    const PhysicalResourceId = response?.PhysicalResourceId ?? `Plant-${this.logicalId}-1ABCDEFGHIJKL`;
    await this.mustSucceed({ RequestType: 'Delete', PhysicalResourceId, ResourceProperties: properties });
    return false;
  }

  /** `rollBack`: another resource of the stack fails afterwards; `revert`: CloudFormation then also sends an update of what was replaced. */
  public async update(properties: P, rollBack = false, revert = false): Promise<boolean> {
    const old = this.current!;
    const backwards = {
      RequestType: 'Update' as const,
      PhysicalResourceId: old.id,
      ResourceProperties: old.properties,
      OldResourceProperties: properties,
    };
    const response = await this.send({ ...backwards, ResourceProperties: properties, OldResourceProperties: old.properties });
    if (response?.Status !== 'SUCCESS') {
      await this.goBack(backwards);
      return false;
    }
    const { PhysicalResourceId: id, Data: data } = response;
    const isReplaced = id !== old.id;
    if (rollBack) {
      if (!isReplaced || revert) await this.goBack(backwards);
      if (isReplaced) await this.mustSucceed({ RequestType: 'Delete', PhysicalResourceId: id, ResourceProperties: properties });
      return false;
    }
    this.current = { id, properties, data };
    if (isReplaced) await this.mustSucceed({ RequestType: 'Delete', PhysicalResourceId: old.id, ResourceProperties: old.properties });
    return true;
  }

  public async delete(): Promise<boolean> {
    const { id, properties } = this.current!;
    const response = await this.send({ RequestType: 'Delete', PhysicalResourceId: id, ResourceProperties: properties });
    if (response?.Status === 'SUCCESS') this.current = undefined;
    return this.current === undefined;
  }

  /** An update to the old properties. It may replace the resource, for example if somebody else has deleted it. */
  private async goBack(backwards: Partial<Request<P>>): Promise<void> {
    const old = this.current!;
    const { PhysicalResourceId: id, Data: data } = await this.mustSucceed(backwards);
    if (id === old.id) return;
    this.current = { id, properties: old.properties, data };
    await this.mustSucceed({ RequestType: 'Delete', PhysicalResourceId: old.id, ResourceProperties: old.properties });
  }

  private async mustSucceed(request: Partial<Request<P>>): Promise<Response> {
    const why = this.reason;
    let response = await this.send(request);
    for (; response?.Status !== 'SUCCESS' && this.continuations > 0; this.continuations--) response = await this.send(request);
    if (response?.Status !== 'SUCCESS') throw new Error(`${request.RequestType} of a rollback or a cleanup failed: ${this.reason}`);
    this.reason = why;
    return response;
  }

  private async send(request: Partial<Request<P>>): Promise<Response | undefined> {
    const RequestId = `${String(++requests).padStart(8, '0')}-0000-4000-8000-000000000000`;
    const event = {
      StackId: STACK_ID,
      LogicalResourceId: this.logicalId,
      RequestId,
      ResponseURL: 'https://cloudformation.test/answer',
      ...request,
    };
    const response = await this.transport.deliver(event as Request<P> & { ResponseURL: string });
    if (response && response.RequestId !== RequestId) throw new Error('the answer is for another request');
    this.reason = response?.Reason ?? 'no answer';
    return response;
  }
}
