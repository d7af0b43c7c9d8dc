// Ends this process when its standard input closes, which the operating system does when the parent ends, however it ends.
// The input by itself does not keep the process alive.
process.stdin.on('end', () => process.exit()).resume().unref?.();
