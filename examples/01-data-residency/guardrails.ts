import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Outpost, ResidencyGuardrails } from 'cdk-outposts';

/** The management account of the organization, where service control policies are made. */
export const MANAGEMENT = '777788889999';
/** The account of the hospital, which the guardrails are for, and nobody else's. */
export const HOSPITAL = '555566667777';

/**
 * What keeps the records in the building, whoever deploys what: guardrails for the account of the hospital. They are attached after the
 * first deployment of the hospital, whose subnets they name.
 */
export class DataResidencyGuardrailsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const outpost = Outpost.fromOutpostArn(this, 'Outpost', `arn:aws:outposts:${this.region}:${HOSPITAL}:outpost/op-0a1b2c3d4e5f60718`);
    new ResidencyGuardrails(this, 'Guardrails', {
      targetIds: [HOSPITAL],
      outposts: [outpost],
      subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f6071829'],
      exemptPrincipals: [`arn:aws:iam::${HOSPITAL}:role/BreakGlass`],
    });
  }
}
