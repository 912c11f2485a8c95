import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (properties: object) => inTemplate(localCluster({ cluster: properties }));

const KEY = 'arn:aws:kms:us-west-2:111122223333:key/0123abcd-0123-abcd-0123-0123456789ab';

export const localClusterWithEnvelopeEncryption = rule({
  id: 'local-cluster-with-envelope-encryption',
  enforces: ['EKS-16'],
  severity: 'error',
  title: 'A local cluster encrypts its secrets with a KMS key, which is not supported',
  fix: 'Remove EncryptionConfig',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['hasEncryptionConfig'],
  check: ({ outpost, hasEncryptionConfig }) =>
    outpost && hasEncryptionConfig
      ? { property: 'EncryptionConfig', message: 'EncryptionConfig is not supported for local clusters' }
      : undefined,
  get examples() {
    return { bad: cluster({ EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: KEY } }] }), good: cluster({}) };
  },
});
