/**
 * Prefix of the public Systems Manager parameters for Amazon Linux 2023 AMIs, which boot from a gp3 volume. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html
 */
export const AMAZON_LINUX_2023 = '/aws/service/ami-amazon-linux-latest/al2023-ami';
