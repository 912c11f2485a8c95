import { Stack, type StackProps } from 'aws-cdk-lib';
import * as pipelines from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import { OutpostInventory } from 'cdk-outposts';
import type { Warehouse } from './warehouse';
import { Wave } from './wave';

export interface FleetProps extends StackProps {
  /** Inventory of the account and Region, which `npx cdk-outposts discover` wrote. */
  readonly inventory: string;
  readonly warehouses: readonly Warehouse[];
  /** On-premises DNS servers, which all warehouses reach through their local gateways. */
  readonly dnsServers: readonly string[];
  /** The waves of a rollout, in their order. */
  readonly waves: readonly WaveSettings[];
  /** Repository of this app. */
  readonly source: SourceSettings;
}

export interface WaveSettings {
  /** As in the data of the warehouses. */
  readonly name: string;
  /** The warehouses of a wave share a VPC. */
  readonly vpcCidrBlock: string;
  /**
   * Whether an operator approves the wave before the next one starts.
   *
   * @default false
   */
  readonly manualApproval?: boolean;
}

export interface SourceSettings {
  /** Connection of AWS CodeConnections to the Git provider. */
  readonly connectionArn: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
}

/** A pipeline that rolls out a stack for each Outpost of an inventory: first to canary sites, then wave by wave. */
export class FleetStack extends Stack {
  constructor(scope: Construct, id: string, props: FleetProps) {
    super(scope, id, { env: props.env });

    const { repository, branch, connectionArn } = props.source;
    const pipeline = new pipelines.CodePipeline(this, 'Pipeline', {
      synth: new pipelines.ShellStep('Synth', {
        input: pipelines.CodePipelineSource.connection(repository, branch, { connectionArn }),
        commands: ['npm ci', 'npx cdk synth --quiet', 'npx cdk-outposts check cdk.out --inventory outposts.json'],
      }),
      // A stage of CodePipeline has at most 50 actions. So each stack takes one, and a wave has room for 49 warehouses.
      useChangeSets: false,
    });

    const inventory = OutpostInventory.fromFile(props.inventory);
    for (const { name, vpcCidrBlock, manualApproval } of props.waves) {
      const warehouses = props.warehouses.filter(({ wave }) => wave === name);
      const wave = new Wave(this, name, { env: props.env, vpcCidrBlock, dnsServers: props.dnsServers, inventory, warehouses });
      pipeline.addStage(wave, { post: manualApproval ? [new pipelines.ManualApprovalStep(`${name}Works`)] : [] });
    }
  }
}
