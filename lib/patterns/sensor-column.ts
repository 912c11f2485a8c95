/** Type of a column in the AWS Glue Data Catalog. */
export class SensorColumnType {
  /** Text of any length. */
  public static readonly STRING = new SensorColumnType('string');
  /** A signed integer of 64 bits. */
  public static readonly BIGINT = new SensorColumnType('bigint');
  /** A floating point number in double precision. */
  public static readonly DOUBLE = new SensorColumnType('double');
  /** `true` or `false`. */
  public static readonly BOOLEAN = new SensorColumnType('boolean');
  /**
   * A point in time: a number of milliseconds or seconds since 1970, or text such as `2026-02-07 15:13:01.5`.
   *
   * @see https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
   */
  public static readonly TIMESTAMP = new SensorColumnType('timestamp');

  /**
   * Another type.
   *
   * @param glueType name of the type in the AWS Glue Data Catalog, such as `decimal(10,2)` or `array<double>`
   * @see https://docs.aws.amazon.com/athena/latest/ug/data-types.html
   */
  public static of(glueType: string): SensorColumnType {
    return new SensorColumnType(glueType);
  }

  private constructor(
    /** Name of the type in the AWS Glue Data Catalog, such as `double`. */
    public readonly glueType: string,
  ) {}
}

/** A column of the table of sensor readings. */
export interface SensorColumn {
  /**
   * Name of the column, and of the member of the JSON reading: lower-case letters, digits and underscores, up to 255 characters. It is not `day`,
   * which is the partition of the table.
   */
  readonly name: string;
  // A keyword in Go: the member is named Type there.
  /**
   * Type of the column.
   *
   * @jsii suppress reserved-word
   */
  readonly type: SensorColumnType;
}
