// RFC 9285, as the library's room encoding writes it.
export function toBase45(bytes) {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
    let text = '';
    for (let at = 0; at < bytes.length; at += 2) {
        const pair = at + 1 < bytes.length;
        let value = pair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
        for (let digit = 0; digit < (pair ? 3 : 2); ++digit, value = Math.floor(value / 45)) text += alphabet[value % 45];
    }
    return text;
}
