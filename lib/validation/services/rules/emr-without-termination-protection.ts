import { inTemplate } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (TerminationProtected: boolean) => inTemplate(emrOnOutpost({}, { TerminationProtected }));

export const emrWithoutTerminationProtection = rule({
  id: 'emr-without-termination-protection',
  enforces: ['EMR-4'],
  severity: 'warning',
  title: 'An EMR cluster on an Outpost may be terminated after a service link outage of a few hours',
  fix: 'Set TerminationProtected to true',
  source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  needs: ['terminationProtected'],
  check: ({ outpost, terminationProtected }) =>
    outpost && terminationProtected === false
      ? {
          property: 'Instances',
          message: `TerminationProtected is false, so the cluster may be terminated while ${outpost.id} is disconnected`,
        }
      : undefined,
  get examples() {
    return { bad: cluster(false), good: cluster(true) };
  },
});
