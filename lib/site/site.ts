import { ArnFormat, Resource, Stack, type IResource } from 'aws-cdk-lib';
import { CfnSite, type ISiteRef, type SiteReference } from 'aws-cdk-lib/aws-outposts';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import type { SiteAddress } from './site-address';
import type { RackPower } from './rack-power';
import type { RackUplink } from './rack-uplink';

/** A site: the physical location of your Outposts. */
export interface ISite extends IResource, ISiteRef {
  /**
   * ARN of the site.
   * @attribute
   */
  readonly siteArn: string;
  /**
   * ID of the site, such as `os-0123456789abcdef0`.
   * @attribute
   */
  readonly siteId: string;
}

/** Maximum rack weight that the site supports. */
export enum MaximumSupportedWeight {
  /** More than 2,000 lb (907 kg). */
  NO_LIMIT = 'NO_LIMIT',
  /** 1,400 lb (635 kg). */
  MAX_1400_LBS = 'MAX_1400_LBS',
  /** 1,600 lb (725 kg). */
  MAX_1600_LBS = 'MAX_1600_LBS',
  /** 1,800 lb (816 kg). */
  MAX_1800_LBS = 'MAX_1800_LBS',
  /** 2,000 lb (907 kg). */
  MAX_2000_LBS = 'MAX_2000_LBS',
}

/**
 * Physical properties of a site for Outposts racks.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_RackPhysicalProperties.html
 */
export interface RackPhysicalProperties {
  /**
   * Power supply.
   *
   * @default - provided when you order the hardware
   */
  readonly power?: RackPower;
  /**
   * Uplinks to the on-premises network.
   *
   * @default - provided when you order the hardware
   */
  readonly uplink?: RackUplink;
  /**
   * Maximum rack weight that the site supports.
   *
   * @default - provided when you order the hardware
   */
  readonly maximumSupportedWeight?: MaximumSupportedWeight;
}

/** Properties of a site. */
export interface SiteProps {
  /**
   * Name of the site.
   *
   * @default - the path of the construct
   */
  readonly siteName?: string;
  /**
   * Description of the site.
   *
   * @default - no description
   */
  readonly description?: string;
  /**
   * Notes for the installation, such as site access, safety requirements and parking.
   *
   * @default - no notes
   */
  readonly notes?: string;
  /**
   * Operating address, at which the hardware is installed. A change replaces the site.
   *
   * @default - no address; you cannot order hardware without one
   */
  readonly operatingAddress?: SiteAddress;
  /**
   * Shipping address, to which the hardware is delivered. A change replaces the site.
   *
   * @default - provided when you order the hardware
   */
  readonly shippingAddress?: SiteAddress;
  /**
   * Physical properties of the site for Outposts racks.
   *
   * @default - provided when you order the hardware
   */
  readonly rackPhysicalProperties?: RackPhysicalProperties;
}

abstract class SiteBase extends Resource implements ISite {
  public abstract readonly siteArn: string;
  public abstract readonly siteId: string;

  public get siteRef(): SiteReference {
    return { siteArn: this.siteArn };
  }
}

/**
 * A site (`AWS::Outposts::Site`).
 *
 * @resource AWS::Outposts::Site
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_CreateSite.html
 *
 * @example
 * new Site(this, 'Site', {
 *   siteName: 'plant',
 *   rackPhysicalProperties: {
 *     power: RackPower.threePhase(PowerDraw.KVA_15, ThreePhaseConnector.AH530P7W, PowerFeedDrop.ABOVE_RACK),
 *     uplink: { opticalStandard: OpticalStandard.OPTIC_100GBASE_LR4, count: 2 },
 *   },
 * });
 */
export class Site extends SiteBase {
  /** Imports a site. */
  public static fromSiteArn(scope: Construct, id: string, siteArn: string): ISite {
    class Import extends SiteBase {
      public readonly siteArn = siteArn;
      public readonly siteId = Stack.of(scope).splitArn(siteArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
    }
    return new Import(scope, id, { environmentFromArn: siteArn });
  }

  public readonly siteArn: string;
  public readonly siteId: string;

  constructor(scope: Construct, id: string, props: SiteProps = {}) {
    super(scope, id);
    const resource = new CfnSite(this, 'Resource', {
      name: props.siteName ?? this.node.path,
      description: props.description,
      notes: props.notes,
      operatingAddress: props.operatingAddress,
      shippingAddress: props.shippingAddress,
      rackPhysicalProperties: props.rackPhysicalProperties && renderRack(props.rackPhysicalProperties),
    });
    this.siteArn = resource.attrSiteArn;
    this.siteId = resource.attrSiteId;
    OutpostsValidation.register(this);
  }
}

function renderRack({ power, uplink, maximumSupportedWeight }: RackPhysicalProperties): CfnSite.RackPhysicalPropertiesProperty {
  return {
    powerDrawKva: power?._draw.value,
    powerPhase: power?._phase,
    powerConnector: power?._connector,
    powerFeedDrop: power?._feedDrop,
    uplinkGbps: uplink && `UPLINK_${uplink.opticalStandard.gbps}G`,
    uplinkCount: uplink && `UPLINK_COUNT_${uplink.count}`,
    fiberOpticCableType: uplink?.opticalStandard.fiberOpticCableType,
    opticalStandard: uplink?.opticalStandard.value,
    maximumSupportedWeightLbs: maximumSupportedWeight,
  };
}
