/// The version of the program, as `--version` prints it.
package let qijianVersion = "0.1.0"
