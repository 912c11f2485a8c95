import { inTemplate } from '../../example';
import { replicationOnOutpost } from '../example';
import { rule } from '../../rule';

const replication = (EbsEncryption: string) => inTemplate(replicationOnOutpost({ EbsEncryption }));

export const recoveryWithoutEncryption = rule({
  id: 'recovery-without-encryption',
  enforces: ['DRS-4'],
  severity: 'error',
  title: 'Staging disks of AWS Elastic Disaster Recovery on an Outpost are not encrypted',
  fix: 'Set EbsEncryption to DEFAULT, or to CUSTOM with EbsEncryptionKeyArn',
  source: 'https://docs.aws.amazon.com/drs/latest/userguide/outposts.html',
  on: 'replicationTemplate',
  onOutpost: true,
  needs: ['encryption'],
  check: ({ outpost, encryption }) =>
    outpost && encryption === 'NONE'
      ? { property: 'EbsEncryption', message: `EbsEncryption NONE is not supported for staging disks on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: replication('NONE'), good: replication('DEFAULT') };
  },
});
