#ifndef LOA_FULLDISK_H
#define LOA_FULLDISK_H

/*
 * A disk that is full while a test wants it so. Put into the real program by LD_PRELOAD: as long as there is a file at
 * $FULL_DISK_MARK, whatever is written to a file in the folder $FULL_DISK_FOLDER finds no room (ENOSPC), by this program
 * and by those that it starts. Both paths are without symbolic links.
 */

#endif
