/**
 * The optical standard of a transceiver, which determines the speed of an uplink and the fiber type.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/outposts-requirements.html
 */
export class OpticalStandard {
  /** 10 Gbps, single-mode fiber. */
  public static readonly OPTIC_10GBASE_IR = OpticalStandard.singleMode('OPTIC_10GBASE_IR', 10);
  /** 10 Gbps, single-mode fiber. */
  public static readonly OPTIC_10GBASE_LR = OpticalStandard.singleMode('OPTIC_10GBASE_LR', 10);
  /** 10 Gbps, multi-mode fiber. */
  public static readonly OPTIC_10GBASE_SR = OpticalStandard.multiMode('OPTIC_10GBASE_SR', 10);
  /** 40 Gbps, single-mode fiber. */
  public static readonly OPTIC_40GBASE_IR4_LR4L = OpticalStandard.singleMode('OPTIC_40GBASE_IR4_LR4L', 40);
  /** 40 Gbps, single-mode fiber. */
  public static readonly OPTIC_40GBASE_LR4 = OpticalStandard.singleMode('OPTIC_40GBASE_LR4', 40);
  /** 40 Gbps, multi-mode fiber. */
  public static readonly OPTIC_40GBASE_ESR = OpticalStandard.multiMode('OPTIC_40GBASE_ESR', 40);
  /** 40 Gbps, multi-mode fiber. */
  public static readonly OPTIC_40GBASE_SR = OpticalStandard.multiMode('OPTIC_40GBASE_SR', 40);
  /** 100 Gbps, single-mode fiber. */
  public static readonly OPTIC_100GBASE_CWDM4 = OpticalStandard.singleMode('OPTIC_100GBASE_CWDM4', 100);
  /** 100 Gbps, single-mode fiber. */
  public static readonly OPTIC_100GBASE_LR4 = OpticalStandard.singleMode('OPTIC_100GBASE_LR4', 100);
  /** 100 Gbps, single-mode fiber. */
  public static readonly OPTIC_100G_PSM4_MSA = OpticalStandard.singleMode('OPTIC_100G_PSM4_MSA', 100);
  /** 100 Gbps, multi-mode fiber. */
  public static readonly OPTIC_100GBASE_SR4 = OpticalStandard.multiMode('OPTIC_100GBASE_SR4', 100);
  /** 1 Gbps, single-mode fiber; first-generation racks only. */
  public static readonly OPTIC_1000BASE_LX = OpticalStandard.singleMode('OPTIC_1000BASE_LX', 1);
  /** 1 Gbps, multi-mode fiber; first-generation racks only. */
  public static readonly OPTIC_1000BASE_SX = OpticalStandard.multiMode('OPTIC_1000BASE_SX', 1);

  /** A transceiver for single-mode fiber that has no constant here. */
  public static singleMode(opticalStandard: string, gbps: number): OpticalStandard {
    return new OpticalStandard(opticalStandard, gbps, 'SINGLE_MODE');
  }

  /** A transceiver for multi-mode fiber that has no constant here. */
  public static multiMode(opticalStandard: string, gbps: number): OpticalStandard {
    return new OpticalStandard(opticalStandard, gbps, 'MULTI_MODE');
  }

  private constructor(
    /** The value in the Outposts API. */
    public readonly value: string,
    /** Speed of an uplink in Gbps. */
    public readonly gbps: number,
    /** `SINGLE_MODE` or `MULTI_MODE`. */
    public readonly fiberOpticCableType: string,
  ) {}
}

/** The uplinks of a rack to the on-premises network. The optical standard determines their speed and fiber type. */
export interface RackUplink {
  /** The optical standard of the transceivers. */
  readonly opticalStandard: OpticalStandard;
  /** Number of uplinks: at 10 Gbps 1, 2, 4, 8, 12 or 16; at 40 and 100 Gbps 1, 2 or 4. */
  readonly count: number;
}
