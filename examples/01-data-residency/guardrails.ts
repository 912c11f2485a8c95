import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Outpost, ResidencyGuardrails } from 'cdk-outposts';

export interface DataResidencyGuardrailsStackProps extends StackProps {
  /** The account that the guardrails apply to. */
  readonly hospitalAccount: string;
  /** The Outpost that data may be stored on. */
  readonly outpostArn: string;
  /** The subnets on the Outpost that instances may launch in. */
  readonly subnetIds: string[];
  /** Principals that the guardrails do not apply to. */
  readonly exemptPrincipals: string[];
}

/**
 * Keeps patient records on the Outpost, regardless of who deploys: service control policies for the account of the hospital. Deploy them after the
 * hospital, because they name its subnets.
 */
export class DataResidencyGuardrailsStack extends Stack {
  constructor(scope: Construct, id: string, props: DataResidencyGuardrailsStackProps) {
    super(scope, id, props);
    new ResidencyGuardrails(this, 'Guardrails', {
      targetIds: [props.hospitalAccount],
      outposts: [Outpost.fromOutpostArn(this, 'Outpost', props.outpostArn)],
      subnetIds: props.subnetIds,
      exemptPrincipals: props.exemptPrincipals,
    });
  }
}
