// Inflating, with an end.
async function inflate(bytes, format, limit) {
    if (typeof DecompressionStream === 'undefined')
        throw new Problem('unsupported', say('browser_old'));
    const damaged = () => new Problem('parse', 'the compressed text is damaged');
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
    const parts = [];
    let size = 0;
    for (;;) {
        const {done, value} = await reader.read().catch(() => { throw damaged(); });
        if (done) return concatBytes(...parts);
        size += value.length;
        if (size > limit) {
            reader.cancel().catch(() => {});
            throw new Problem('limit', `the compressed text inflates to more than ${limit >> 20} MiB`);
        }
        parts.push(value);
    }
}
