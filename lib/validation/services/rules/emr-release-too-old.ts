import { OLDEST_EMR_RELEASE } from '../../../catalog/services';
import { inTemplate } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (ReleaseLabel: string) => inTemplate(emrOnOutpost({ ReleaseLabel }));

/** False if the label is not a release label. */
function isTooOld(label: string): boolean {
  const numbers = /^emr-(\d+)\.(\d+)\.(\d+)/.exec(label)?.slice(1).map(Number);
  const index = numbers?.findIndex((number, position) => number !== OLDEST_EMR_RELEASE[position]) ?? -1;
  return !!numbers && index >= 0 && numbers[index] < OLDEST_EMR_RELEASE[index];
}

export const emrReleaseTooOld = rule({
  id: 'emr-release-too-old',
  enforces: ['EMR-1'],
  severity: 'error',
  title: 'EMR release is older than the oldest release that Outposts support',
  fix: 'Use emr-5.28.0 or later',
  source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  needs: ['releaseLabel'],
  check: ({ outpost, releaseLabel }) =>
    outpost && releaseLabel && isTooOld(releaseLabel)
      ? {
          property: 'ReleaseLabel',
          message: `release ${releaseLabel} is not supported on Outposts (${outpost.id}); the oldest supported release is emr-${OLDEST_EMR_RELEASE.join('.')}`,
        }
      : undefined,
  get examples() {
    return { bad: cluster('emr-5.27.1'), good: cluster('emr-5.28.0') };
  },
});
