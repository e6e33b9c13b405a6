// Inflating, with an end.
async function inflate(bytes, format, limit) {
    if (typeof DecompressionStream === 'undefined')
        throw new Problem('unsupported', say('browser_old'));
    const inflated = await inflateStream(bytes, format, limit);
    if (inflated === null || await inflateStream(bytes.subarray(0, -1), format, limit) !== null)
        throw new Problem('parse', 'the compressed text is damaged');
    return inflated;
}

// What the bytes inflate to; null when they are damaged or not complete. Not every runtime minds what stands behind the end: bytes
// that are complete without the last of them have something there.
async function inflateStream(bytes, format, limit) {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
    const parts = [];
    let size = 0;
    for (;;) {
        const {done, value} = await reader.read().catch(() => ({done: true, value: null}));
        if (done) return value === null ? null : concatBytes(...parts);
        size += value.length;
        if (size > limit) {
            reader.cancel().catch(() => {});
            throw new Problem('limit', `the compressed text inflates to more than ${limit >> 20} MiB`);
        }
        parts.push(value);
    }
}
