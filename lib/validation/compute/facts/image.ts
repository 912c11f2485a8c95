import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { Properties } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';

/** A block device of an instance or a launch template. */
export interface BlockDevice {
  /** Such as `/dev/xvda`. */
  readonly deviceName: Value<string>;
  /** `null`: the device is not an EBS volume, or the AMI specifies its type. */
  readonly volumeType: Value<string>;
  readonly isEbs: Value<boolean>;
  /** In GiB. `null`: the size of the snapshot. */
  readonly size: Value<number>;
}

/** `Custom::OutpostsImage`. */
export interface Image extends Fact {
  /** Outpost of the snapshots. */
  readonly outpost: Value<Outpost>;
}

/** AMI of an instance. */
export interface ImageChoice {
  /** `null` also if the template does not create the image. */
  readonly image: Value<Image>;
  /** Name of the Systems Manager parameter that contains the AMI ID. */
  readonly imageParameter: Value<string>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly image: Image;
  }
}

export const imageReaders: { readonly [K in 'image']: FactReader<K> } = {
  image: {
    types: ['Custom::OutpostsImage'],
    read: ({ properties: p }) => {
      const instance = p.one('instance', 'SourceInstanceId');
      return { outpost: instance === null ? p.one('outpost', 'OutpostArn') : instance && instance.outpost };
    },
  },
};

export function imageChoice(p: Properties): ImageChoice {
  return { image: p.one('image', 'ImageId') ?? null, imageParameter: p.systemsManagerParameter('ImageId') };
}

export function blockDevices(p: Properties): Value<readonly BlockDevice[]> {
  const devices = p.objects('BlockDeviceMappings');
  return (
    devices &&
    devices.map((device) => {
      const ebs = device.object('Ebs');
      return {
        deviceName: device.text('DeviceName'),
        volumeType: ebs.text('VolumeType'),
        isEbs: device.has('Ebs'),
        size: ebs.number('VolumeSize'),
      };
    })
  );
}
