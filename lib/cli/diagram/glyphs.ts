/**
 * Neutral shapes on a grid of 20 by 20, in white on the color of the category. The AWS architecture icons have terms of their
 * own, so this package does not include them.
 */
export const GLYPHS = {
  arrows: 'M4 7h9M10 4l3 3-3 3M16 13H7M10 10l-3 3 3 3',
  bars: 'M4 16V9M8 16V4M12 16v-9M16 16v-5',
  bolt: 'M11 3 5 11h4l-1 6 6-8h-4z',
  bucket: 'M4 6c0-3 12-3 12 0s-12 3-12 0M4 6l2 10c1 1.5 7 1.5 8 0l2-10',
  camera: 'M3 6h4l1-2h4l1 2h4v10H3zM10 8.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5',
  chip: 'M6 6h8v8H6zM8 3v3M12 3v3M8 14v3M12 14v3M3 8h3M3 12h3M14 8h3M14 12h3',
  chips: 'M4 8h8v8H4zM8 8V4h8v8h-4',
  cloud: 'M6 15a3.5 3.5 0 0 1 0-7a4.5 4.5 0 0 1 8.5 1a3 3 0 0 1 0 6z',
  compass: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M13 7l-2 4-4 2 2-4z',
  cylinder: 'M4 5c0-2.5 12-2.5 12 0s-12 2.5-12 0M4 5v10c0 2.5 12 2.5 12 0V5M4 10c0 2.5 12 2.5 12 0',
  flag: 'M5 17V3M5 4h10l-2 3 2 3H5',
  fork: 'M3 10h5M8 10l4-5h4M8 10h8M8 10l4 5h4',
  gateway: 'M3 7h14M14 4l3 3-3 3M17 13H3M6 10l-3 3 3 3',
  gear: 'M10 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6M10 3v3M10 14v3M3 10h3M14 10h3M5 5l2 2M13 13l2 2M15 5l-2 2M7 13l-2 2',
  hexagon: 'M10 3l6 3.5v7L10 17l-6-3.5v-7zM10 7.5v5M7.5 9v3M12.5 9v3',
  host: 'M3 6h14v8H3zM6 10h.1M9 10h5',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  network: 'M8 3h4v4H8zM3 13h4v4H3zM13 13h4v4h-4zM10 7v3M5 13v-3h10v3',
  pin: 'M10 17c-3-4-5-6-5-9a5 5 0 0 1 10 0c0 3-2 5-5 9M10 6.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3',
  plug: 'M7 3v4M13 3v4M5 7h10v3a5 5 0 0 1-10 0zM10 15v3',
  pool: 'M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z',
  rack: 'M5 3h10v14H5zM5 7.5h10M5 12h10M8 5.2h.1M8 9.7h.1M8 14.5h.1',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M9 4v12',
} as const;

export type GlyphName = keyof typeof GLYPHS;
