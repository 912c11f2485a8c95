import { EMR_VOLUME_TYPE } from '../../../catalog/services';
import { inTemplate } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (VolumeType: string) => {
  const EbsBlockDeviceConfigs = [{ VolumeSpecification: { VolumeType, SizeInGB: 100 } }];
  return inTemplate(emrOnOutpost({}, {}, { EbsConfiguration: { EbsBlockDeviceConfigs } }));
};

export const emrVolumeTypeIsNotSupported = rule({
  id: 'emr-volume-type-is-not-supported',
  enforces: ['EMR-1'],
  severity: 'error',
  title: 'An EMR cluster on an Outpost adds EBS volumes of a type other than gp2',
  fix: 'Set VolumeType to gp2',
  source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  needs: ['instances.volumeTypes'],
  check: ({ outpost, instances }) => {
    const type = instances?.flatMap(({ volumeTypes }) => volumeTypes ?? []).find((each) => each !== EMR_VOLUME_TYPE);
    return outpost && type
      ? { property: 'Instances', message: `volume type ${type} is not supported for EMR clusters on Outposts (${outpost.id})` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('gp3'), good: cluster('gp2') };
  },
});
