/**
 * All that judges templates, behind one door. `OutpostsValidation` opens it at the end of synthesis only, and the build makes one file
 * of it, so that an App loads a hundred rules in the time of one.
 */
export { openTemplates } from './facts/assembly';
export { rules } from './rules';
export { count, summarizeGaps, type Finding } from './evaluate';
export { validate } from './validate';
