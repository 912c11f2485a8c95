/**
 * Power draw that the site supports for a rack.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_RackPhysicalProperties.html
 */
export class PowerDraw {
  /** 5 kVA; first-generation racks only. */
  public static readonly KVA_5 = PowerDraw.of('POWER_5_KVA');
  /** 10 kVA. */
  public static readonly KVA_10 = PowerDraw.of('POWER_10_KVA');
  /** 15 kVA. */
  public static readonly KVA_15 = PowerDraw.of('POWER_15_KVA');
  /** 30 kVA; second-generation racks only. */
  public static readonly KVA_30 = PowerDraw.of('POWER_30_KVA');

  /** A power draw that has no constant here. */
  public static of(powerDrawKva: string): PowerDraw {
    return new PowerDraw(powerDrawKva);
  }

  private constructor(
    /** The value in the Outposts API. */
    public readonly value: string,
  ) {}
}

/** Connectors for single-phase power. */
export enum SinglePhaseConnector {
  /** NEMA L6-30P. */
  L6_30P = 'L6_30P',
  /** IEC 60309. */
  IEC309 = 'IEC309',
}

/** Connectors for three-phase power. */
export enum ThreePhaseConnector {
  /** Hubbell AH530P7W. */
  AH530P7W = 'AH530P7W',
  /** Hubbell AH532P6W. */
  AH532P6W = 'AH532P6W',
  /** CS8365C. */
  CS8365C = 'CS8365C',
}

/** Position of the power feed relative to the rack. */
export enum PowerFeedDrop {
  /** Above the rack. */
  ABOVE_RACK = 'ABOVE_RACK',
  /** Below the rack. */
  BELOW_RACK = 'BELOW_RACK',
}

/** The power supply of a rack, single-phase or three-phase, each with the connectors that fit it. */
export class RackPower {
  /** Single-phase power. */
  public static singlePhase(draw: PowerDraw, connector: SinglePhaseConnector, feedDrop: PowerFeedDrop): RackPower {
    return new RackPower(draw, 'SINGLE_PHASE', connector, feedDrop);
  }

  /** Three-phase power. */
  public static threePhase(draw: PowerDraw, connector: ThreePhaseConnector, feedDrop: PowerFeedDrop): RackPower {
    return new RackPower(draw, 'THREE_PHASE', connector, feedDrop);
  }

  private constructor(
    /** @internal */
    public readonly _draw: PowerDraw,
    /** @internal */
    public readonly _phase: string,
    /** @internal */
    public readonly _connector: string,
    /** @internal */
    public readonly _feedDrop: PowerFeedDrop,
  ) {}
}
