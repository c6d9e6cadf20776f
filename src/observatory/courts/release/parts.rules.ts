/**
 * Where the parts of a release begin: the first IDNCASE of every part but the first, upwards, so that the
 * parts hold about as many cases. It is empty when one part does. The same cases give the same parts.
 *
 * `samples` are the `sampledIds()` of all sinks, in any order.
 */
export declare function chooseParts(samples: readonly Int32Array[]): Int32Array;
