/** {@code multipathd -k}: an interactive shell for the daemon's command language, with JLine. */
package io.polypath.cli.shell;
