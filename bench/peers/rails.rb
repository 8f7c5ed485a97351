# Rails Action Cable as a contender: one channel, one stream, over puma and the adapter that needs no broker.
# The port is its argument, or a free one. It is driven by lines on standard input and answers each by one line; it ends with its standard input.
begin
  require "json"
  require "logger"
  require "action_cable"
  require "puma"
  require "puma/server"
rescue LoadError => error
  abort error.message
end

class Connection < ActionCable::Connection::Base
end

class MenuChannel < ActionCable::Channel::Base
  def subscribed
    stream_from "menu_channel_1"
  end
end

logger = Logger.new($stderr, level: Logger::FATAL)
ActionCable::Server::Base.config.tap do |config|
  config.cable = { "adapter" => "async" }
  config.connection_class = -> { Connection }
  config.disable_request_forgery_protection = true
  config.logger = logger
end
cable = ActionCable.server

puma = Puma::Server.new(cable, Puma::Events.strings)
listener = puma.add_tcp_listener("127.0.0.1", Integer(ARGV.first || 0), true, 4096)
puma.run

event = JSON.parse($stdin.gets)
$stdout.sync = true
puts "#{ActionCable.version} #{listener.addr[1]}"

$stdin.each_line do |line|
  question, count = line.split
  case question
  when "publish"
    Integer(count).times { cable.broadcast("menu_channel_1", event) }
    puts "published"
  when "cpu"
    puts Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :microsecond)
  end
end
exit!
