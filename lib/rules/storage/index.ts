import type { Rule } from '../rule';
import { volumeTypeOfFirstGeneration } from './volume-type-of-first-generation';

export const storageRules: readonly Rule[] = [volumeTypeOfFirstGeneration];
