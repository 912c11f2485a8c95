import { UserData } from 'aws-cdk-lib/aws-ec2';

/** What an instance becomes a core device by. */
export interface CoreDeviceIdentity {
  readonly region: string;
  readonly thingName: string;
  /** Name of the policy of AWS IoT. */
  readonly policyName: string;
  /** Name of the role alias. */
  readonly roleAlias: string;
}

/**
 * Makes an instance of Amazon Linux 2023 a core device when it first starts. The private key never leaves it.
 *
 * @see https://docs.aws.amazon.com/greengrass/v2/developerguide/manual-installation.html
 */
export function coreDeviceUserData({ region, thingName, policyName, roleAlias }: CoreDeviceIdentity): UserData {
  const userData = UserData.forLinux();
  userData.addCommands(
    'set -euo pipefail',
    'umask 077',
    'dnf install -y -q java-21-amazon-corretto-headless python3.11 unzip jq',
    'mkdir -p /greengrass/v2 && cd /greengrass/v2 && chmod 755 /greengrass /greengrass/v2',
    'curl -fsS --retry 8 -o /tmp/nucleus.zip https://d2s8p88vqu9w66.cloudfront.net/releases/greengrass-nucleus-latest.zip',
    'curl -fsS --retry 8 -o AmazonRootCA1.pem https://www.amazontrust.com/repository/AmazonRootCA1.pem',
    'unzip -q -o /tmp/nucleus.zip -d /tmp/nucleus',
    "version=$(java -jar /tmp/nucleus/lib/Greengrass.jar --version | grep -oE '[0-9]+[.][0-9]+[.][0-9]+' | head -n 1)",
    `export AWS_DEFAULT_REGION=${region}`,
    // A second start goes on where the first one ended.
    'if [ ! -s certificate.json ]; then aws iot create-keys-and-certificate --set-as-active > certificate.new && mv certificate.new certificate.json; fi',
    'jq -r .certificatePem certificate.json > device.pem.crt',
    'jq -r .keyPair.PrivateKey certificate.json > private.pem.key',
    'certificate=$(jq -r .certificateArn certificate.json)',
    `aws iot attach-policy --policy-name '${policyName}' --target "$certificate"`,
    `aws iot attach-thing-principal --thing-name '${thingName}' --principal "$certificate"`,
    'data=$(aws iot describe-endpoint --endpoint-type iot:Data-ATS --query endpointAddress --output text)',
    'credentials=$(aws iot describe-endpoint --endpoint-type iot:CredentialProvider --query endpointAddress --output text)',
    'cat > /tmp/config.yaml <<CONFIG',
    'system:',
    '  certificateFilePath: /greengrass/v2/device.pem.crt',
    '  privateKeyPath: /greengrass/v2/private.pem.key',
    '  rootCaPath: /greengrass/v2/AmazonRootCA1.pem',
    '  rootpath: /greengrass/v2',
    `  thingName: ${thingName}`,
    'services:',
    '  aws.greengrass.Nucleus:',
    '    componentType: NUCLEUS',
    '    version: $version',
    '    configuration:',
    `      awsRegion: ${region}`,
    `      iotRoleAlias: ${roleAlias}`,
    '      iotDataEndpoint: $data',
    '      iotCredEndpoint: $credentials',
    'CONFIG',
    'java -Droot=/greengrass/v2 -Dlog.store=FILE -jar /tmp/nucleus/lib/Greengrass.jar --init-config /tmp/config.yaml \\',
    '  --component-default-user ggc_user:ggc_group --setup-system-service true',
  );
  return userData;
}
