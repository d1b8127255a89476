internal import CLimits
internal import Wire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

// The socket to the parent is descriptor 3, as it was given to posix_spawn. The inspector ends when
// the parent closes its end.
var status = stat()
guard unsafe fstat(3, &status) == 0, (status.st_mode & S_IFMT) == S_IFSOCK else {
  let message = "exhibit-inspector: it is started by exhibit and serves nobody else; run exhibit\n"
  _ = unsafe message.withCString { unsafe write(2, $0, strlen($0)) }
  exit(64)
}
// What exhibit itself inherited and did not close is none of an inspector's business.
_ = exhibit_close_from(4)
guard let orders = InspectorOrders(arguments: CommandLine.arguments.dropFirst()) else { exit(64) }
let loop = InspectorLoop(channel: LineChannel(adopting: 3))
loop.warmUp()
loop.run(behind: Locking(memory: orders.memory, wanted: orders.locks).lock())
