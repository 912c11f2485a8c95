import { Lazy } from 'aws-cdk-lib';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { S3OutpostsBucket } from '../../lib';
import { newStack, plant } from '../plant';

function bucket(bucketName: string, accessPointName = 'recordings'): S3OutpostsBucket {
  const stack = newStack();
  const made = new S3OutpostsBucket(stack, 'Bucket', { outpost: plant(stack), bucketName });
  made.addAccessPoint('Access', { vpc: new CfnVPC(stack, 'Vpc'), accessPointName });
  return made;
}

test.each(['Recordings', 'a_b', 'ab', 'a'.repeat(64), '-ab', 'ab-', 'a..b', '192.0.2.1', ''])('the bucket name %j is rejected', (name) => {
  expect(() => bucket(name)).toThrow(
    `bucketName of bucket 'Plant/Bucket' must be 3 to 63 lowercase letters, digits, dots and hyphens, with a letter or digit at both ends, got '${name}'; specify another name`,
  );
});

test.each(['Recordings', 'a.b', 'ab', 'a'.repeat(51), '-ab', 'ab-', ''])('the access point name %j is rejected', (name) => {
  expect(() => bucket('recordings', name)).toThrow(
    `accessPointName of access point 'Plant/Bucket/Access' must be 3 to 50 lowercase letters, digits and hyphens, with a letter or digit at both ends, got '${name}'; specify another name`,
  );
});

test('names that the Region allows, and those that only the deployment knows, are accepted', () => {
  expect(bucket('line-1.recordings', 'a'.repeat(50)).bucketName).toBe('line-1.recordings');
  const later = Lazy.string({ produce: () => 'recordings' });
  expect(bucket(later, later).bucketName).toBe(later);
});
