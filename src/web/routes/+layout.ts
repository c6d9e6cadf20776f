/** Pages are plain HTML without a script, unless a layout below says otherwise (the desk does). */
export const csr = false;
