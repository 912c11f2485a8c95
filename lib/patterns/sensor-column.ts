/** A column of the table of readings: the name of a member of each JSON reading, and its type in AWS Glue. */
export class SensorColumn {
  /** Text. */
  public static string(name: string): SensorColumn {
    return new SensorColumn(name, 'string');
  }

  /** A whole number of 64 bits. */
  public static bigint(name: string): SensorColumn {
    return new SensorColumn(name, 'bigint');
  }

  /** A number in double precision. */
  public static double(name: string): SensorColumn {
    return new SensorColumn(name, 'double');
  }

  /** True or false. */
  public static boolean(name: string): SensorColumn {
    return new SensorColumn(name, 'boolean');
  }

  /**
   * A point in time: milliseconds or seconds since 1970 as a number, or text such as `2026-02-07 15:13:01.5`.
   *
   * @see https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
   */
  public static timestamp(name: string): SensorColumn {
    return new SensorColumn(name, 'timestamp');
  }

  private constructor(
    /** The name, in small letters, digits and underscores. */
    public readonly name: string,
    /** The type in AWS Glue, such as `double`. */
    public readonly type: string,
  ) {
    if (!/^[a-z_][a-z0-9_]{0,254}$/.test(name)) {
      throw new Error(
        `the name of a column is made of small letters, digits and underscores, and "${name}" is not: rename the member of the reading`,
      );
    }
    // What the path in the bucket is made of: a table has no second column of this name.
    if (name === 'day') {
      throw new Error('the column "day" is the partition of the table: rename the member of the reading');
    }
  }
}
