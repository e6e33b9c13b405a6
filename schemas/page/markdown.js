// Criteria are Markdown. The page reads paragraphs, lists and bold of it; anything else, links too, stays the text that it is.
const listMark = /^[ ]*(?:[-*+]|([0-9]{1,9})[.)]) +(?=[^ ])/;
const boldText = /\*\*([^\s*](?:[^*]*[^\s*])?)\*\*/;

// Blocks of {kind, items}: a "p" has one item, a "ul" or "ol" any number of them. An item is {text, number}.
function markdownBlocks(text) {
    const blocks = [];
    let item = null; // that the next line may belong to
    for (const line of text.split('\n')) {
        const mark = listMark.exec(line);
        const number = mark?.[1] === undefined ? undefined : Number(mark[1]);
        // A year or another number at the begin of a line does not end a paragraph.
        const isInside = item !== null && blocks.at(-1).kind === 'p' && number !== undefined && number !== 1;
        if (line.trim() === '') item = null;
        else if (item !== null && (mark === null || isInside)) item.text += `\n${line.trim()}`;
        else {
            const kind = mark === null ? 'p' : number === undefined ? 'ul' : 'ol';
            item = {text: line.slice(mark?.[0].length ?? 0).trim(), number};
            if (kind !== 'p' && blocks.at(-1)?.kind === kind) blocks.at(-1).items.push(item);
            else blocks.push({kind, items: [item]});
        }
    }
    return blocks;
}

// The text of an item in pieces: {text, isBold}.
function markdownRuns(text) {
    return text.split(boldText).map((run, at) => ({text: run, isBold: at % 2 === 1})).filter(run => run.text !== '');
}
