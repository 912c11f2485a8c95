import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

const policy = (PolicyType: string) => localSnapshotPolicy({}, { PolicyType });

export const lifecyclePolicyTypeIsNotSupported = rule({
  id: 'lifecycle-policy-type-is-not-supported',
  enforces: ['SNP-13'],
  severity: 'error',
  title: 'A lifecycle policy for resources on Outposts is not an EBS snapshot policy',
  fix: 'Set PolicyType to EBS_SNAPSHOT_MANAGEMENT: policies for AMIs and for sharing are available in the Region only',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['resourceLocation', 'policyType'],
  check: ({ resourceLocation, policyType }) =>
    resourceLocation === 'OUTPOST' && policyType && policyType !== 'EBS_SNAPSHOT_MANAGEMENT'
      ? { property: 'PolicyDetails.PolicyType', message: `policy type ${policyType} is not supported for resources on Outposts` }
      : undefined,
  get examples() {
    return { bad: policy('IMAGE_MANAGEMENT'), good: policy('EBS_SNAPSHOT_MANAGEMENT') };
  },
});
