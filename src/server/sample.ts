import {fileURLToPath} from 'node:url';

/** The sample case that comes with Sayso: reports written for demonstration. */
export const SAMPLE = fileURLToPath(new URL('../../samples/kazakhstan-2022/', import.meta.url));

/** What it is called among imports. */
export const SAMPLE_NAME = 'The sample case';
